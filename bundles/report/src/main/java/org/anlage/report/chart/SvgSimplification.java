package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A drawing with the same picture in fewer elements: nothing that cannot be seen, no groups in
 * groups, one clip of each shape, and neighbours that differ in their place alone in one path.
 */
final class SvgSimplification {
  /**
   * Dots of one kind take turns in so many paths, so that dots that lie on each other are darker,
   * as elements of their own would be.
   */
  private static final int PATHS_OF_DOTS = 4;

  private static final Set<String> PLACE_OF_DOT = Set.of("cx", "cy");
  private static final Set<String> PLACE_OF_LINE = Set.of("x1", "y1", "x2", "y2");
  private static final String CLIP = "clip-path";

  private final Map<String, String> clips = new HashMap<>();
  private final Map<String, String> sameClip = new HashMap<>();

  private SvgSimplification() {}

  /** Simplifies a drawing in place. */
  static void of(SvgNode drawing) {
    SvgSimplification simplification = new SvgSimplification();
    simplification.clips(drawing);
    simplification.children(drawing);
  }

  /** Leaves the first clip of every shape and lets everything that is clipped so name it. */
  private void clips(SvgNode node) {
    for (SvgNode child : List.copyOf(node.children())) {
      if (child.name().equals("clipPath")) {
        StringBuilder shape = new StringBuilder();
        child.children().forEach(part -> part.write(shape));
        String id = child.get("id");
        String first = clips.computeIfAbsent(shape.toString(), unused -> id);
        sameClip.put("url(#" + id + ")", "url(#" + first + ")");
        if (!first.equals(id)) {
          node.children().remove(child);
        }
      } else {
        clips(child);
      }
    }
  }

  private void children(SvgNode node) {
    List<SvgNode> result = new ArrayList<>();
    for (SvgNode child : node.children()) {
      if (!child.name().equals("clipPath")) {
        child.attributes().remove("id");
      }
      child.attributes().computeIfPresent(CLIP, (key, clip) -> sameClip.getOrDefault(clip, clip));
      children(child);
      if (!invisible(child)) {
        add(unwrapped(child), result);
      }
    }
    node.children().clear();
    node.children().addAll(merged(merged(result, "circle"), "line"));
  }

  private static boolean invisible(SvgNode node) {
    return switch (node.name()) {
      case "g", "defs", "text" -> node.children().isEmpty() && node.text().isEmpty();
      case "path" -> node.get("d").isEmpty();
      case "circle" -> node.number("r") == 0;
      default -> false;
    };
  }

  /** What stands in the place of a node: itself, or the children of one that says nothing. */
  private static List<SvgNode> unwrapped(SvgNode node) {
    if (node.name().equals("defs") || node.name().equals("g") && node.attributes().isEmpty()) {
      return node.children();
    }
    if (node.placesOnly() && node.children().size() == 1) {
      SvgNode only = node.children().get(0);
      if (!only.get(CLIP).isEmpty() && !only.name().equals("g")) {
        return List.of(node);
      }
      String place = (node.get(SvgNode.TRANSFORM) + " " + only.get(SvgNode.TRANSFORM)).strip();
      only.attributes().put(SvgNode.TRANSFORM, place);
      return List.of(only);
    }
    return List.of(node);
  }

  /** Adds nodes; groups that say the same as the one before them join it. */
  private static void add(List<SvgNode> nodes, List<SvgNode> to) {
    for (SvgNode node : nodes) {
      SvgNode last = to.isEmpty() ? node : to.get(to.size() - 1);
      if (last != node
          && node.name().equals("g")
          && last.name().equals("g")
          && last.attributes().equals(node.attributes())) {
        List<SvgNode> together = new ArrayList<>(last.children());
        together.addAll(node.children());
        last.children().clear();
        last.children().addAll(merged(merged(together, "circle"), "line"));
      } else {
        to.add(node);
      }
    }
  }

  /** Neighbours of a kind that differ in their place alone, as paths. */
  private static List<SvgNode> merged(List<SvgNode> nodes, String kind) {
    List<SvgNode> result = new ArrayList<>();
    int next = 0;
    while (next < nodes.size()) {
      int end = next + 1;
      Map<String, String> look = look(nodes.get(next));
      while (end < nodes.size()
          && nodes.get(next).name().equals(kind)
          && nodes.get(end).name().equals(kind)
          && look(nodes.get(end)).equals(look)) {
        end++;
      }
      List<SvgNode> same = nodes.subList(next, end);
      if (same.size() > 1 && kind.equals("line")) {
        result.add(path(look, "none", same, SvgSimplification::line));
      } else if (same.size() > PATHS_OF_DOTS && same.get(0).number("stroke-width") == 0) {
        result.addAll(dots(look, same));
      } else {
        result.addAll(same);
      }
      next = end;
    }
    return result;
  }

  private static List<SvgNode> dots(Map<String, String> look, List<SvgNode> circles) {
    Map<String, String> stroke = new LinkedHashMap<>();
    stroke.put("stroke", look.getOrDefault("fill", ""));
    stroke.put("stroke-opacity", look.getOrDefault("fill-opacity", "1"));
    stroke.put("stroke-width", Svg.hundredths(2 * circles.get(0).number("r")));
    stroke.put("stroke-linecap", "round");
    List<SvgNode> paths = new ArrayList<>();
    for (int turn = 0; turn < PATHS_OF_DOTS; turn++) {
      List<SvgNode> some = new ArrayList<>();
      for (int i = turn; i < circles.size(); i += PATHS_OF_DOTS) {
        some.add(circles.get(i));
      }
      paths.add(path(stroke, "none", some, SvgSimplification::dot));
    }
    return paths;
  }

  private static SvgNode path(
      Map<String, String> look,
      String fill,
      List<SvgNode> nodes,
      java.util.function.Function<SvgNode, String> part) {
    SvgNode path = new SvgNode("path");
    path.attributes().putAll(look);
    path.attributes().put("fill", fill);
    path.attributes().put("d", nodes.stream().map(part).collect(Collectors.joining()));
    return path;
  }

  /** A line too short to be seen, whose round ends are a dot. */
  private static String dot(SvgNode circle) {
    return "M" + circle.get("cx") + " " + circle.get("cy") + "h.01";
  }

  private static String line(SvgNode line) {
    return "M"
        + Svg.hundredths(line.number("x1"))
        + " "
        + Svg.hundredths(line.number("y1"))
        + "L"
        + Svg.hundredths(line.number("x2"))
        + " "
        + Svg.hundredths(line.number("y2"));
  }

  private static Map<String, String> look(SvgNode node) {
    Map<String, String> look = new LinkedHashMap<>(node.attributes());
    look.keySet().removeAll(PLACE_OF_DOT);
    look.keySet().removeAll(PLACE_OF_LINE);
    return look;
  }
}
