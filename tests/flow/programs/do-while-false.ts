/*
START -> a
a -true-> y = 2  -false-> x = 1
x = 1 -> y = 2
y = 2 -> RETURN
*/
do {
  if (a) break;
  x = 1;
} while (false);
y = 2;
