/*
START -> a()
a() -> x = 1#2  -throw-> catch, return b
catch, return b -> x = 1
x = 1 -> RETURN
x = 1#2 -> RETURN
*/
function subject() {
  try {
    a();
  } catch {
    return b;
  } finally {
    x = 1;
  }
}
