// Shows, while points are being moved, what they add up to. Without this script the server says it.
const together = document.getElementById("together");
const inputs = document.querySelectorAll(".jm-weights input[type=number]");
const add = () => {
  together.value = [...inputs].reduce((sum, input) => sum + (parseInt(input.value, 10) || 0), 0);
  together.classList.toggle("jm-weights__off", together.value !== "1000");
};
inputs.forEach((input) => input.addEventListener("input", add));
add();
