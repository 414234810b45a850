/*
START -> as
as -> for (const a of as)
for (const a of as) -> a, bs  -> RETURN  -throw-> THROW
a, bs -> for (const b of bs)
for (const b of bs) -> b, b  -> for (const a of as)  -throw-> THROW
b, b -true-> for (const a of as)  -false-> a
a -true-> RETURN  -false-> x = 1
x = 1 -> for (const b of bs)
*/
outer: for (const a of as) {
  for (const b of bs) {
    if (b) continue outer;
    if (a) break outer;
    x = 1;
  }
}
