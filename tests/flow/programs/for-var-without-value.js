/*
`var x` does nothing where it stands; `let y` makes a fresh variable.

START -> a
a -true-> y, z = 1  -false-> RETURN
y, z = 1 -> a
*/
while (a) {
  var x;
  let y;
  z = 1;
}
