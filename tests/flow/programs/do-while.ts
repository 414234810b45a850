/*
START -> x = 1, a
x = 1, a -true-> b  -false-> y = 2
y = 2 -> b
b -true-> x = 1, a  -false-> z = 3
z = 3 -> RETURN
*/
do {
  x = 1;
  if (a) continue;
  y = 2;
} while (b);
z = 3;
