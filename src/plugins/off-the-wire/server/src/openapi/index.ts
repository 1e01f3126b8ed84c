export { openApi } from './document';
export { allOperations } from './operations';
