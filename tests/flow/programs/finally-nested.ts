/*
START -> a()
a() -> return a()  -throw-> x = 1
return a() -> x = 1#2
x = 1 -throw-> y = 2
x = 1#2 -> y = 2#2
y = 2 -throw-> THROW
y = 2#2 -> RETURN
*/
function subject() {
  try {
    try {
      return a();
    } finally {
      x = 1;
    }
  } finally {
    y = 2;
  }
}
