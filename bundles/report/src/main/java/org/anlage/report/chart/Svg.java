package org.anlage.report.chart;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Makes the drawing library's SVG fit to be part of a page: only known elements and attributes
 * pass, the inline style goes (the page styles text by class, for light and dark), random ids
 * become numbered ones, coordinates are rounded to hundredths, what the same picture does not need
 * goes, and a title and a description are added for those who listen, values for those who point.
 */
final class Svg {
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "path",
          "line",
          "rect",
          "circle",
          "ellipse",
          "polygon",
          "polyline",
          "text",
          "tspan",
          "image",
          "defs",
          "clipPath");
  private static final Set<String> DROPPED_ATTRIBUTES =
      Set.of("style", "buffered-rendering", "clip-bounds-jfx");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF\\u2028\\u2029]");

  private final String prefix;
  private final Map<String, WrappedName> names;
  private final Map<String, String> ids = new HashMap<>();

  private Svg(String prefix, Map<String, WrappedName> names) {
    this.prefix = prefix;
    this.names = names;
  }

  /** Replaces what cannot be in XML, and line breaks, by spaces. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ");
  }

  /** A title shortened to a width, px; the whole one is the drawing's own. */
  static String fitting(String title, int width) {
    double pixelsPerCharacter = 7.5;
    int most = Math.max(3, (int) (width / pixelsPerCharacter));
    return WrappedName.of(printable(title), most, 1).lines().get(0);
  }

  /**
   * Rewrites a drawing.
   *
   * @param drawing SVG of the library
   * @param size its size
   * @param prefix start of all ids, unique on the page
   * @param title title
   * @param description description
   * @param names what texts of the library stand for
   * @param hover values of its marks
   */
  static String rewrite(
      String drawing,
      PanelSize size,
      String prefix,
      String title,
      String description,
      Map<String, WrappedName> names,
      HoverValues hover) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    SvgNode root = new SvgNode("svg");
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(drawing));
      new Svg(prefix, names).read(reader, root);
      reader.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("not a drawing: " + e.getMessage(), e);
    }
    String values = hover.text(root);
    SvgSimplification.of(root);
    StringBuilder out = new StringBuilder();
    open(out, prefix, size, title, description, values);
    root.children().forEach(node -> node.write(out));
    return out.append("</svg>").toString();
  }

  private static void open(
      StringBuilder out,
      String prefix,
      PanelSize size,
      String title,
      String description,
      String values) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"plot")
        .append(size.width() > PanelSize.HALF.width() ? " wide\" width=\"" : "\" width=\"")
        .append(size.width())
        .append("\" height=\"")
        .append(size.height())
        .append("\" viewBox=\"0 0 ")
        .append(size.width() + " " + size.height())
        .append("\" aria-labelledby=\"" + prefix + "t " + prefix + "d\"")
        .append(values.isEmpty() ? ">" : " data-values='" + values + "'>")
        .append("<title id=\"" + prefix + "t\">")
        .append(escape(printable(title)))
        .append("</title><desc id=\"" + prefix + "d\">")
        .append(escape(printable(description)))
        .append("</desc>");
  }

  /** Reads the elements that may pass; what is in others is left out with them. */
  private void read(XMLStreamReader reader, SvgNode root) throws XMLStreamException {
    Deque<SvgNode> open = new ArrayDeque<>();
    int dropped = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (dropped > 0 || !ELEMENTS.contains(reader.getLocalName())) {
          dropped++;
        } else if (open.isEmpty()) {
          open.push(root);
        } else {
          SvgNode node = start(reader);
          open.element().children().add(node);
          open.push(node);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (dropped > 0) {
          dropped--;
        } else {
          open.pop();
        }
      } else if (event == XMLStreamConstants.CHARACTERS && dropped == 0) {
        text(reader.getText().strip(), open.element());
      }
    }
  }

  private void text(String text, SvgNode node) {
    WrappedName name = names.get(text);
    if (name == null) {
      node.text(text);
      return;
    }
    if (name.shortened()) {
      SvgNode whole = new SvgNode("title");
      whole.text(name.whole());
      node.children().add(whole);
    }
    String down = name.lines().size() > 1 ? "-0.2em" : "0.35em";
    for (String line : name.lines()) {
      SvgNode span = new SvgNode("tspan");
      span.attributes().put("x", "0");
      span.attributes().put("dy", down);
      span.text(line);
      node.children().add(span);
      down = "1.05em";
    }
  }

  private SvgNode start(XMLStreamReader reader) {
    SvgNode node = new SvgNode(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      String value = reader.getAttributeValue(i);
      if (name.equals("href") && !value.startsWith("data:image/png;base64,")
          || name.startsWith("on")
          || name.endsWith("-opacity") && value.equals("1")
          || DROPPED_ATTRIBUTES.contains(name)) {
        continue;
      }
      if (name.equals("id")) {
        value = id(value);
      } else if (name.equals("href")) {
        value = value.replaceAll("\\s", "");
      } else {
        Matcher reference = REFERENCE.matcher(value);
        value =
            reference.find()
                ? "url(#" + id(reference.group(1)) + ")"
                : NUMBER.matcher(value).replaceAll(match -> hundredths(match.group()));
      }
      node.attributes().put(name, value.replace(" )", ")").strip());
    }
    return node;
  }

  private String id(String random) {
    return ids.computeIfAbsent(random, key -> prefix + (ids.size() + 1));
  }

  /** A coordinate to hundredths. */
  static String hundredths(double number) {
    return hundredths(Double.toString(number));
  }

  private static String hundredths(String number) {
    BigDecimal rounded =
        new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
