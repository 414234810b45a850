/*
A `break` without a label leaves the loop, not the labelled block.

START -> a
a -true-> b  -false-> RETURN
b -true-> RETURN  -false-> x = 1
x = 1 -> y = 2
y = 2 -> a
*/
while (a) {
  block: {
    if (b) break;
    x = 1;
  }
  y = 2;
}
