/*
START -> y = 2
y = 2 -> RETURN
*/
while (!1) {
  x = 1;
}
y = 2;
