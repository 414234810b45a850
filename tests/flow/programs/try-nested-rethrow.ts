/*
START -> a()
a() -> RETURN  -throw-> catch (e), throw e
catch (e), throw e -throw-> catch (f), x = 1
catch (f), x = 1 -> RETURN
*/
try {
  try {
    a();
  } catch (e) {
    throw e;
  }
} catch (f) {
  x = 1;
}
