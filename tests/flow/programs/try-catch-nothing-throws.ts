/*
START -> x = 1
x = 1 -> RETURN
*/
try {
  x = 1;
} catch {
  y = 2;
}
