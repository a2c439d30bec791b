export { age, date, dateTime, month, type PartOfDay, partOfDay, relative, today } from './dates';
export { fen, fenToYuan, yuanToFen } from './fen';
export { list } from './list';
export { maskEmail, maskMobile, maskResidentId } from './masks';
