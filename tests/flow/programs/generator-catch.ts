/*
Abandoning is no exception: `catch` does not see it.

START -> yield
yield -> RETURN  -throw-> catch, x = 1  -abandon-> RETURN
catch, x = 1 -> RETURN
*/
function* subject() {
  try {
    yield;
  } catch {
    x = 1;
  }
}
