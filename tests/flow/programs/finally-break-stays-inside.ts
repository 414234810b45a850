/*
A `break` whose target is inside the `try` does not run the `finally`.

START -> a
a -true-> x = 1  -false-> x = 1
x = 1 -> RETURN
*/
try {
  while (a) {
    break;
  }
} finally {
  x = 1;
}
