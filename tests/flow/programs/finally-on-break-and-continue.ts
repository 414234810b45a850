/*
START -> a
a -true-> b  -false-> y = 2
b -true-> x = 1  -false-> c
c -true-> x = 1#2  -false-> d()
d() -throw-> x = 1#3  -> x = 1#4
x = 1 -> y = 2
x = 1#2 -> a
x = 1#3 -throw-> THROW
x = 1#4 -> a
y = 2 -> RETURN
*/
while (a) {
  try {
    if (b) break;
    if (c) continue;
    d();
  } finally {
    x = 1;
  }
}
y = 2;
