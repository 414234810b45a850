/*
START -> a
a -true-> x = 1  -false-> b()
b() -throw-> x = 1#2  -> x = 1#3
x = 1 -> y = 2
x = 1#2 -throw-> y = 2#2
x = 1#3 -> y = 2#3
y = 2 -> z = 3
y = 2#2 -throw-> THROW
y = 2#3 -> z = 3
z = 3 -> RETURN
*/
outer: {
  try {
    try {
      if (a) break outer;
      b();
    } finally {
      x = 1;
    }
  } finally {
    y = 2;
  }
}
z = 3;
