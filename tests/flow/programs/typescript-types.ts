/*
START -> x = a as T, y = <I>b!, z = c satisfies T, w = g<T>
x = a as T, y = <I>b!, z = c satisfies T, w = g<T> -> RETURN
*/
type T = typeof a;
interface I {}
declare const d: T;
declare function g(): void;
declare class K {}
const x = a as T;
const y = <I>b!;
const z = c satisfies T;
const w = g<T>;
