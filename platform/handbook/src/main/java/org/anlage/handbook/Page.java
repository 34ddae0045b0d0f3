package org.anlage.handbook;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** One page of Markdown as HTML, with headings that links can point to. */
final class Page {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  private static final String STYLE =
      """
      body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
      code, pre { font: 14px/1.4 monospace; background: #f3f3f3; }
      pre { padding: 0.7em; overflow-x: auto; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #ccc; padding: 0.3em 0.6em; text-align: left; vertical-align: top; }
      img { max-width: 100%; }
      """;

  private final Node document;

  Page(String markdown) {
    document = Parser.builder().extensions(TABLES).build().parse(markdown);
  }

  /**
   * The page.
   *
   * @param links what links to files become
   */
  String html(UnaryOperator<String> links) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(links.apply(link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            image.setDestination(links.apply(image.getDestination()));
            visitChildren(image);
          }
        });
    Map<String, Integer> anchors = new HashMap<>();
    String body =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof Heading) {
                        attributes.put("id", anchor(text(node), anchors));
                      }
                    })
            .build()
            .render(document);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n<title>"
        + title().orElse("Anlage").replace("&", "&amp;").replace("<", "&lt;")
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  private Optional<String> title() {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        return Optional.of(text(node));
      }
    }
    return Optional.empty();
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  /** Lower case, letters, digits and hyphens; a repeated one has a number, as on GitHub. */
  private static String anchor(String heading, Map<String, Integer> anchors) {
    String name =
        heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    int before = anchors.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "-" + before;
  }
}
