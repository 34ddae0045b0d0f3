package org.anlage.report.chart;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
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
 * become numbered ones, coordinates are rounded to hundredths, and a title and a description are
 * added for those who listen.
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
  private static final Set<String> DROPPED_ATTRIBUTES = Set.of("style", "buffered-rendering");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF\\u2028\\u2029]");

  private final String prefix;
  private final Map<String, List<String>> lines;
  private final Map<String, String> ids = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private Svg(String prefix, Map<String, List<String>> lines) {
    this.prefix = prefix;
    this.lines = lines;
  }

  /** Replaces what cannot be in XML, and line breaks, by spaces. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ");
  }

  /** A title cut to a width, px; the full one is in the drawing's description. */
  static String fitting(String title, int width) {
    double pixelsPerCharacter = 7.5;
    int most = (int) (width / pixelsPerCharacter);
    String text = printable(title);
    return text.length() <= most ? text : text.substring(0, Math.max(1, most - 1)).strip() + "…";
  }

  /**
   * Rewrites a drawing.
   *
   * @param drawing SVG of the library
   * @param size its size
   * @param prefix start of all ids, unique on the page
   * @param title title
   * @param description description
   * @param lines texts to be replaced by several lines
   */
  static String rewrite(
      String drawing,
      PanelSize size,
      String prefix,
      String title,
      String description,
      Map<String, List<String>> lines) {
    Svg svg = new Svg(prefix, lines);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    svg.open(size, title, description);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(drawing));
      svg.copy(reader);
      reader.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("not a drawing: " + e.getMessage(), e);
    }
    return svg.out.toString();
  }

  private void open(PanelSize size, String title, String description) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"plot\" width=\"")
        .append(size.width())
        .append("\" height=\"")
        .append(size.height())
        .append("\" viewBox=\"0 0 ")
        .append(size.width() + " " + size.height())
        .append("\" aria-labelledby=\"" + prefix + "t " + prefix + "d\">")
        .append("<title id=\"" + prefix + "t\">")
        .append(escape(printable(title)))
        .append("</title><desc id=\"" + prefix + "d\">")
        .append(escape(printable(description)))
        .append("</desc>");
  }

  private void copy(XMLStreamReader reader) throws XMLStreamException {
    int depth = 0;
    int dropped = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (dropped > 0 || !ELEMENTS.contains(reader.getLocalName())) {
          dropped++;
        } else if (depth > 1) {
          start(reader);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        if (dropped > 0) {
          dropped--;
        } else {
          out.append("</").append(reader.getLocalName()).append('>');
        }
      } else if (event == XMLStreamConstants.CHARACTERS && dropped == 0) {
        text(reader.getText().strip());
      }
    }
  }

  private void text(String text) {
    List<String> several = lines.get(text);
    if (several == null) {
      out.append(escape(text));
      return;
    }
    String down = "-0.2em";
    for (String line : several) {
      out.append("<tspan x=\"0\" dy=\"" + down + "\">" + escape(line) + "</tspan>");
      down = "1.05em";
    }
  }

  private void start(XMLStreamReader reader) {
    out.append('<').append(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      String value = reader.getAttributeValue(i);
      if (name.equals("href") && !value.startsWith("data:image/png;base64,")
          || name.startsWith("on")
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
      out.append(' ').append(name).append("=\"").append(escape(value.strip())).append('"');
    }
    out.append('>');
  }

  private String id(String random) {
    return ids.computeIfAbsent(random, key -> prefix + (ids.size() + 1));
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
