/*
START -> list
list -> for (o.p of list)
for (o.p of list) -> o  -> RETURN  -throw-> THROW
o -> for (o.p of list)
*/
for (o.p of list) {
}
