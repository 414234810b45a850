/*
A `continue` whose loop is inside the `try` does not run the `finally`.

START -> a
a -true-> b  -false-> y = 2
b -true-> a  -false-> x = 1
x = 1 -> a
y = 2 -> RETURN
*/
try {
  while (a) {
    if (b) continue;
    x = 1;
  }
} finally {
  y = 2;
}
