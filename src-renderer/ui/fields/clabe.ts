/** As it is printed and dictated: `012 180 01234567891 0`. */
export function groupedClabe(digits: string): string {
  return digits.length === 18 ? digits.replace(/^(.{3})(.{3})(.{11})(.)$/, '$1 $2 $3 $4') : digits;
}
