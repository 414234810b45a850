/*
START -> function h(), f()
function h(), f() -> a = f(), g()  -throw-> THROW
a = f(), g() -> RETURN  -throw-> THROW
*/
import c from 'c';
export const a = f();
export default g();
export function h() {}
export { a as b };
export * from 'm';
