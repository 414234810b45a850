/*
START -> a
a -true-> y = 2  -false-> x = 1
x = 1 -> y = 2
y = 2 -> RETURN
*/
block: {
  if (a) break block;
  x = 1;
}
y = 2;
