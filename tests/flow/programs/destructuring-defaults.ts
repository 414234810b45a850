/*
START -> o
o -> b()  -> k
b() -> k  -throw-> THROW
k -> d  -> { a = b(), [k]: { c } = d } = o
d -> { a = b(), [k]: { c } = d } = o
{ a = b(), [k]: { c } = d } = o -> RETURN
*/
const { a = b(), [k]: { c } = d } = o;
