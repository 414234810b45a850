/*
A `return` in `finally` swallows the exception.

START -> a()
a() -throw-> return 1  -> return 1#2
return 1 -> RETURN
return 1#2 -> RETURN
*/
function subject() {
  try {
    a();
  } finally {
    return 1;
  }
}
