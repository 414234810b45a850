/*
Asking for the next value may throw.

START -> list
list -> for (const v of list)
for (const v of list) -> v, use(v)  -> RETURN  -throw-> THROW
v, use(v) -> for (const v of list)  -throw-> THROW
*/
for (const v of list) {
  use(v);
}
