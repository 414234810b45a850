/*
START -> a
a -true-> return 1  -false-> return 2#2
return 1 -> return 2
return 2 -> RETURN
return 2#2 -> RETURN
*/
function subject() {
  try {
    if (a) return 1;
  } finally {
    return 2;
  }
}
