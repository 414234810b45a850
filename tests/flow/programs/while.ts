/*
START -> a
a -true-> x = 1  -false-> y = 2
x = 1 -> a
y = 2 -> RETURN
*/
while (a) {
  x = 1;
}
y = 2;
