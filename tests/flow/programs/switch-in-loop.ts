/*
START -> a
a -true-> b  -false-> RETURN
b -> a  -> x = 1  -> return
x = 1 -> a
return -> RETURN
*/
function subject() {
  while (a) {
    switch (b) {
      case 1:
        continue;
      case 2:
        break;
      default:
        return;
    }
    x = 1;
  }
}
