package org.anlage.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SvgSimplificationTest {
  private static SvgNode node(String name, String... attributes) {
    SvgNode node = new SvgNode(name);
    for (int i = 0; i < attributes.length; i += 2) {
      node.attributes().put(attributes[i], attributes[i + 1]);
    }
    return node;
  }

  private static SvgNode with(SvgNode parent, SvgNode... children) {
    parent.children().addAll(java.util.List.of(children));
    return parent;
  }

  private static String simple(SvgNode... children) {
    SvgNode drawing = with(node("svg"), children);
    SvgSimplification.of(drawing);
    StringBuilder text = new StringBuilder();
    drawing.children().forEach(child -> child.write(text));
    return text.toString();
  }

  private static SvgNode dot(int x) {
    return node(
        "circle", "fill", "#112233", "stroke-width", "0", "cx", "" + x, "cy", "2", "r", "3");
  }

  @Test
  void whatCannotBeSeenGoes() {
    assertEquals(
        "",
        simple(
            node("path"),
            node("g", "id", "f1"),
            with(node("g"), node("text", "x", "1")),
            node("circle", "r", "0")));
  }

  @Test
  void placesOfNestedGroupsAreOne() {
    SvgNode line = node("line", "x2", "4");
    SvgNode inner = with(node("g", "transform", "rotate(90)"), line);
    assertEquals(
        "<line x2=\"4\" transform=\"translate(1 2) rotate(90)\"/>",
        simple(with(node("g", "transform", "translate(1 2)"), with(node("g"), inner))));
  }

  /** Two layers with a clip each of the same shape become one group with one clip. */
  @Test
  void layersOfOneClipAreOneGroup() {
    SvgNode[] layers = new SvgNode[2];
    for (int i = 0; i < 2; i++) {
      SvgNode clip = with(node("clipPath", "id", "c" + i), node("rect", "width", "5"));
      layers[i] =
          with(
              node("g", "clip-path", "url(#c" + i + ")"),
              with(node("defs"), clip),
              node("rect", "x", "" + i));
    }
    assertEquals(
        "<g clip-path=\"url(#c0)\"><clipPath id=\"c0\"><rect width=\"5\"/></clipPath>"
            + "<rect x=\"0\"/><rect x=\"1\"/></g>",
        simple(layers));
  }

  @Test
  void neighboursOfOneLookAreOnePath() {
    SvgNode first = node("line", "x1", "1", "y1", "0", "x2", "1", "y2", "9", "stroke", "red");
    SvgNode second = node("line", "x1", "2", "y1", "0", "x2", "2", "y2", "9", "stroke", "red");
    SvgNode other = node("line", "x1", "3", "y1", "0", "x2", "3", "y2", "9", "stroke", "blue");
    assertEquals(
        "<path stroke=\"red\" fill=\"none\" d=\"M1 0L1 9M2 0L2 9\"/>"
            + "<line x1=\"3\" y1=\"0\" x2=\"3\" y2=\"9\" stroke=\"blue\"/>",
        simple(first, second, other));
  }

  @Test
  void manyDotsTakeTurnsInFourPaths() {
    String look =
        "<path stroke=\"#112233\" stroke-opacity=\"1\" stroke-width=\"6\""
            + " stroke-linecap=\"round\" fill=\"none\" d=\"";
    assertEquals(
        look
            + "M0 2h.01M4 2h.01\"/>"
            + look
            + "M1 2h.01\"/>"
            + look
            + "M2 2h.01\"/>"
            + look
            + "M3 2h.01\"/>",
        simple(dot(0), dot(1), dot(2), dot(3), dot(4)));
    assertEquals(
        "<circle fill=\"#112233\" stroke-width=\"0\" cx=\"0\" cy=\"2\" r=\"3\"/>", simple(dot(0)));
  }
}
