declare module 'virtual:english' {
  const url: string;
  export default url;
}
