export { age, date, dateTime, month, relative } from './dates';
export { fen } from './fen';
export { maskEmail, maskMobile, maskResidentId } from './masks';
