/*
START -> o
o -> for (const k in o)
for (const k in o) -> k, x = k  -> y = 2
k, x = k -> for (const k in o)
y = 2 -> RETURN
*/
for (const k in o) {
  x = k;
}
y = 2;
