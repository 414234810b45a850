/*
START -> a
a -true-> y = 2  -false-> x = 1
x = 1 -> a
y = 2 -> RETURN
*/
while (true) {
  if (a) break;
  x = 1;
}
y = 2;
