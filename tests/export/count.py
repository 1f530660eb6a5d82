#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the nodes and edges that other programs find in the graph files of a folder.

count.py FOLDER: prints "reader nodes edges" lines for x.graphml, x.strict.graphml, x.gexf, x.dot and x.json; "reader absent" where a
program is not installed.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


def say(reader, nodes, edges):
    print(reader, nodes, edges)


try:
    import networkx

    graph = networkx.read_graphml(folder / "x.graphml", force_multigraph=True)
    say("networkx-graphml", graph.number_of_nodes(), graph.number_of_edges())
    strict = networkx.read_graphml(folder / "x.strict.graphml")
    assert isinstance(strict, networkx.DiGraph) and not strict.is_multigraph()
    say("networkx-strict", strict.number_of_nodes(), strict.number_of_edges())
    graph = networkx.node_link_graph(json.loads((folder / "x.json").read_text("utf-8")))
    say("networkx-json", graph.number_of_nodes(), graph.number_of_edges())
    # networkx knows GEXF up to 1.2, and no edge kinds
    text = (folder / "x.gexf").read_text("utf-8")
    text = text.replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    text = text.replace('version="1.3"', 'version="1.2"')
    (folder / "x12.gexf").write_text(text, "utf-8")
    graph = networkx.read_gexf(folder / "x12.gexf")
    say("networkx-gexf", graph.number_of_nodes(), graph.number_of_edges())
except ImportError:
    print("networkx absent")

try:
    import igraph

    graph = igraph.Graph.Read_GraphML(str(folder / "x.graphml"))
    say("igraph", graph.vcount(), graph.ecount())
except ImportError:
    print("igraph absent")

if shutil.which("gc"):
    counted = subprocess.run(["gc", "-n", "-e", folder / "x.dot"], capture_output=True, text=True, check=True).stdout.split()
    say("dot", counted[0], counted[1])
else:
    print("dot absent")

if shutil.which("xmllint"):
    for name in ("x.graphml", "x.strict.graphml", "x.gexf"):
        subprocess.run(["xmllint", "--noout", "--nonet", "--huge", folder / name], check=True)
    nodes = re.findall(r"<node ", (folder / "x.gexf").read_text("utf-8"))
    edges = re.findall(r"<edge ", (folder / "x.gexf").read_text("utf-8"))
    say("xmllint", len(nodes), len(edges))
    schema = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if schema and schema.exists():
        # The schema has the elements of viz without a prefix.
        text = re.sub(r"(</?)viz:", r"\1", (folder / "x.gexf").read_text("utf-8")).replace(' xmlns:viz="http://gexf.net/1.3/viz"', "")
        (folder / "plain.gexf").write_text(text, "utf-8")
        subprocess.run(["xmllint", "--noout", "--nonet", "--huge", "--schema", schema, folder / "plain.gexf"], check=True, capture_output=True)
else:
    print("xmllint absent")
