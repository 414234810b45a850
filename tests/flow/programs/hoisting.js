/*
START -> function g(), x = 1, function h(), y = 2
function g(), x = 1, function h(), y = 2 -> RETURN
*/
x = 1;
function g() {}
{
  y = 2;
  function h() {}
}
