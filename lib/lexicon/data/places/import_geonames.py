#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes cities.tsv, admin1.tsv and admin2.tsv from GeoNames tables (CC BY 4.0): import_geonames.py CITIES500 ADMIN1 ADMIN2 COUNTRIES.TSV OUTDIR

Kept: every place of 5,000 people or more and every seat of a first-order division; all places of 500 people or more in the
United States, Canada, the British Isles and in the countries that conflict news names villages of; of 1,500 or more elsewhere in the
English-speaking and neighbouring world. Other-language names are kept where English text uses them: transliterations in countries whose
own script is not Latin, and spellings near the main name elsewhere. Divisions have no coordinates in GeoNames' code tables: they get
the middle of their places (mean of the mean and of the middle of the bounding box); admin_points.tsv overrides that."""
import collections, re, sys, unicodedata

ALL = set('US CA GB IE UA SY IQ IL PS LB JO GE AM AZ AF PK YE LY ML NE TD NG SO SD SS CD CF ET ER MM BA XK RS ME MK AL HR KP KR CU HT TW BY MD KW QA AE SA EG TN BF KE UG RW BI'.split())
MORE = set('AU NZ IN BD LK NP RU IR TR CO VE MX PH GR CY ZA LR SL CI CM MZ DZ MA TH KH VN JP'.split())
VARIANT = set('RU UA BY KZ GE AM AZ SY IQ IL PS LB JO AF PK IN BD LK NP MM TH KH LA CN JP KR KP MN ET ER GR BG MK RS BA XK UZ TM TJ KG SO SD SS YE LY EG TN DZ MA SA OM AE QA KW BH IR TR CY ML NE TD TW ME MR DJ'.split())
ADMIN2 = set('US GB IE CA FR IT ES PK IN BD NG SY IQ AF UA YE LY ML SO SD SS CD ET MM CO IL PS LB LK PH TR GE NE BF TD CF KE UG RW EG JO SA BY XK BA RS NL BE'.split())


def ascii_fold(s):
    s = unicodedata.normalize('NFKD', s.replace('ı', 'i').replace('ł', 'l').replace('Ł', 'L').replace('ø', 'o').replace('đ', 'd').replace('ə', 'e'))
    return ''.join(c for c in s if not unicodedata.combining(c)).replace('’', "'").replace('‘', "'").replace('ʼ', "'").replace('ʻ', "'")


def key(s): return re.sub(r'[^a-z0-9]+', ' ', ascii_fold(s).lower().replace("'", '')).strip()


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j-1] + 1, prev + (x != y))
    return row[-1]


def variants(name, ascii_name, alternates, country, population):
    main = key(name); seen = {main}; out = []
    if key(ascii_name) not in seen and key(ascii_name): out.append(ascii_name); seen.add(key(ascii_name))
    if country in ('US', 'CA', 'AU', 'NZ', 'GB', 'IE', 'ZA'):                # their alternates are old names and neighbourhoods
        return out
    listed = [a for a in alternates.split(',') if a]
    latin = []
    for a in listed:
        f = ascii_fold(a)
        if not f.isascii() or not re.fullmatch(r"[A-Za-z][A-Za-z' .()-]*[A-Za-z).]", f) or len(f) < 4: continue
        if f.isupper() or not re.match(r"[A-Z]|(al|el|ad|an|ar|as|ash|at|az|ez)[- ][A-Z]", f) or '(' in f: continue
        if re.search(r"[A-Z][a-z]+[A-Z]", f) and not re.search(r"Mc|Mac|De[A-Z]", f): continue
        latin.append(a)
    if country in VARIANT:
        near = len(latin) > 14
    else:
        near = True
        if population < 20000: latin = []
    for a in latin:
        k = key(a)
        if k in seen or not k: continue
        d = distance(k.replace(' ', ''), main.replace(' ', ''))
        if near and not (d <= 2 or d <= 0.34 * len(main) or main.startswith(k + ' ') or k.startswith(main + ' ')): continue
        if len(k) < 4 or (near and d == 2 and len(k) < 5): continue
        seen.add(k); out.append(a)
    if len(out) > 14: out = sorted(out, key=lambda a: (distance(key(a), main), a))[:14]
    return out


def main():
    cities, admin1, admin2, countries, outdir = sys.argv[1:6]
    alpha3 = {}
    for l in open(countries, encoding='utf8'):
        if l.startswith('#'): continue
        f = l.rstrip('\n').split('\t'); alpha3[f[4]] = f[3]
    point1 = collections.defaultdict(list); point2 = collections.defaultdict(list); rows = []
    for l in open(cities, encoding='utf8'):
        f = l.rstrip('\n').split('\t')
        if len(f) < 19 or f[7] in ('PPLQ', 'PPLH', 'PPLW', 'PPLCH') or f[8] not in alpha3: continue
        pop = int(f[14] or 0); cc = f[8]; lat, lon = float(f[4]), float(f[5])
        point1[cc, f[10]].append((lat, lon, pop)); point2[cc, f[10], f[11]].append((lat, lon, pop))
        section = f[7] == 'PPLX'
        least = 500 if cc in ALL else 1500 if cc in MORE else 5000
        if f[7] in ('PPLC', 'PPLA') or (f[7] == 'PPLA2' and pop >= 2500): least = 0
        if section: least = max(least, 20000)
        if pop < least: continue
        rows.append((f[0], f[1], '|'.join(variants(f[1], f[2], f[3], cc, pop)), alpha3[cc], f[10], f[11] if cc in ADMIN2 else '',
                     '%.4f' % lat, '%.4f' % lon, {'PPLC': 'capital', 'PPLA': 'seat', 'PPLX': 'section'}.get(f[7], 'city'), str(pop)))
    rows.sort(key=lambda r: (r[3], r[4], int(r[0])))
    head = '# SPDX-License-Identifier: CC-BY-4.0\n# From GeoNames (https://www.geonames.org/), CC BY 4.0; made by import_geonames.py.\n# id\tname\tother names\tcountry\tadmin1\tadmin2\tlatitude\tlongitude\tfeature\tpopulation\n'
    with open(outdir + '/cities.tsv', 'w', encoding='utf8') as o: o.write(head); o.writelines('\t'.join(r) + '\n' for r in rows)

    def middle(ps):
        la, lo = [p[0] for p in ps], [p[1] for p in ps]
        if max(lo) - min(lo) > 180: lo = [x % 360 for x in lo]
        la, lo, cut = sorted(la), sorted(lo), len(la) // 20         # a few towns carry a wrong code
        la, lo = la[cut:len(la) - cut], lo[cut:len(lo) - cut]
        y = (sum(la) / len(la) + (min(la) + max(la)) / 2) / 2; x = (sum(lo) / len(lo) + (min(lo) + max(lo)) / 2) / 2
        return '%.3f' % y, '%.3f' % (x - 360 if x > 180 else x)

    fixed = {}
    for l in open(outdir + '/admin_points.tsv', encoding='utf8'):
        if not l.startswith('#'): k, y, x = l.rstrip('\n').split('\t')[:3]; fixed[k] = (y, x)
    for path, points, level in ((admin1, point1, 'admin1'), (admin2, point2, 'admin2')):
        out = []
        for l in open(path, encoding='utf8'):
            f = l.rstrip('\n').split('\t'); k = tuple(f[0].split('.'))
            if k[0] not in alpha3 or (level == 'admin2' and k[0] not in ADMIN2) or not f[3].isdigit(): continue
            ps = points.get(k)
            if f[0] in fixed: y, x = fixed[f[0]]
            elif ps: y, x = middle(ps)
            else: continue
            other = [] if key(f[1]) == key(f[2]) or not key(f[2]) else [f[2]]
            out.append((f[3], f[1], '|'.join(other), alpha3[k[0]], k[1], k[2] if len(k) > 2 else '', y, x, level, str(sum(p[2] for p in ps or []) or '')))
        out.sort(key=lambda r: (r[3], r[4], r[5], int(r[0])))
        with open('%s/%s.tsv' % (outdir, level), 'w', encoding='utf8') as o: o.write(head); o.writelines('\t'.join(r) + '\n' for r in out)


main()
