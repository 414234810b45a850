/*
START -> list
list -> for (const { a = b() } of list)
for (const { a = b() } of list) -> b()  -> { a = b() }, x = a  -> RETURN  -throw-> THROW
b() -> { a = b() }, x = a  -throw-> THROW
{ a = b() }, x = a -> for (const { a = b() } of list)
*/
for (const { a = b() } of list) {
  x = a;
}
