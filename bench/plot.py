#!/usr/bin/env python3
"""plot.py ROWS.tsv > PLOT.svg: accuracy against speed, a mark for each row `name TAB family TAB sentences a second TAB LAS`."""
import sys

rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8") if line.strip() and not line.startswith("#")]
rows = [(name, family, float(speed), float(las)) for name, family, speed, las in rows]
WIDTH, HEIGHT, LEFT, LOW, TOP = 640, 400, 60, 350, 20
COLOURS = ["#1b6ca8", "#c05746", "#4d8c57"]
families = list(dict.fromkeys(family for _, family, _, _ in rows))
fast = 1.15 * max(speed for _, _, speed, _ in rows)
least, most = min(las for *_, las in rows) - 1, max(las for *_, las in rows) + 1


def x(speed):
    return LEFT + (WIDTH - LEFT - 20) * speed / fast


def y(las):
    return LOW - (LOW - TOP) * (las - least) / (most - least)


print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">')
print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/><path d="M{LEFT} {TOP}V{LOW}H{WIDTH - 20}" fill="none" stroke="black"/>')
for las in range(int(least) + 1, int(most) + 1):
    print(f'<path d="M{LEFT - 4} {y(las):.1f}h4" stroke="black"/><text x="{LEFT - 8}" y="{y(las) + 4:.1f}" text-anchor="end">{las}</text>')
for speed in range(0, int(fast), 5000):
    print(f'<path d="M{x(speed):.1f} {LOW}v4" stroke="black"/><text x="{x(speed):.1f}" y="{LOW + 18}" text-anchor="middle">{speed:,}</text>')
print(f'<text x="{(LEFT + WIDTH) / 2}" y="{HEIGHT - 12}" text-anchor="middle">raw text to trees, sentences a second of one thread</text>')
print(f'<text x="16" y="{(TOP + LOW) / 2}" text-anchor="middle" transform="rotate(-90 16 {(TOP + LOW) / 2})">LAS, EWT dev, words given</text>')
for number, family in enumerate(families):
    colour = COLOURS[number % len(COLOURS)]
    print(f'<circle cx="{LEFT + 20}" cy="{LOW - 20 - 18 * number}" r="4" fill="{colour}"/><text x="{LEFT + 30}" y="{LOW - 16 - 18 * number}">{family}</text>')
    for name, of, speed, las in rows:
        if of == family:
            print(f'<circle cx="{x(speed):.1f}" cy="{y(las):.1f}" r="4" fill="{colour}"/><text x="{x(speed) + 7:.1f}" y="{y(las) + 4:.1f}">{name}</text>')
print("</svg>")
