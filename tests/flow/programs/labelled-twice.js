/*
START -> c
c -true-> d  -false-> RETURN
d -true-> c  -false-> e
e -true-> RETURN  -false-> x = 1
x = 1 -> c
*/
a: b: while (c) {
  if (d) continue a;
  if (e) break b;
  x = 1;
}
