/** The gateway writes a fresh nonce into the page's head with every answer; antd's styles carry it. */
export const NONCE = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
