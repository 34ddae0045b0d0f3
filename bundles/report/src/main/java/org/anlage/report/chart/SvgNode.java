package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a drawing, with its children or its text, both of which may change. */
final class SvgNode {
  static final String TRANSFORM = "transform";

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<SvgNode> children = new ArrayList<>();
  private String text = "";

  SvgNode(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  List<SvgNode> children() {
    return children;
  }

  String text() {
    return text;
  }

  void text(String said) {
    text = said;
  }

  /** An attribute; empty if it is not there. */
  String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** A number of an attribute, 0 if it is not there. */
  double number(String attribute) {
    return Double.parseDouble(attributes.getOrDefault(attribute, "0"));
  }

  /** Whether it is a group that says nothing but where its children are. */
  boolean placesOnly() {
    return name.equals("g") && attributes.keySet().equals(java.util.Set.of(TRANSFORM));
  }

  /** The place of the first circle of a colour in the drawing's coordinates, if there is one. */
  Optional<double[]> circle(String colour) {
    if (name.equals("circle") && get("fill").equals(colour)) {
      return Optional.of(new double[] {number("cx"), number("cy")});
    }
    for (SvgNode child : children) {
      Optional<double[]> found = child.circle(colour);
      if (found.isPresent()) {
        double[] moved = translation();
        return Optional.of(new double[] {found.get()[0] + moved[0], found.get()[1] + moved[1]});
      }
    }
    return Optional.empty();
  }

  private double[] translation() {
    String transform = get(TRANSFORM);
    if (!transform.startsWith("translate(")) {
      return new double[2];
    }
    String[] numbers =
        transform.substring("translate(".length(), transform.indexOf(')')).strip().split("[ ,]+");
    return new double[] {
      Double.parseDouble(numbers[0]), numbers.length > 1 ? Double.parseDouble(numbers[1]) : 0
    };
  }

  /** The element as text. */
  void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (key, value) ->
            out.append(' ').append(key).append("=\"").append(Svg.escape(value)).append('"'));
    if (children.isEmpty() && text.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>').append(Svg.escape(text));
    children.forEach(child -> child.write(out));
    out.append("</").append(name).append('>');
  }
}
