/*
START -> a
a -true-> b()  -false-> RETURN
b() -throw-> a  -> a
*/
while (a) {
  try {
    b();
  } finally {
    continue;
  }
}
