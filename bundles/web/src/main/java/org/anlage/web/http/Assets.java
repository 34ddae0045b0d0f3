package org.anlage.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the page, by address. There are these and no others: no path is ever put together.
 */
public final class Assets {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  /** Where the WebJar has it; the version is that of the root POM. */
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private record Asset(String resource, String type) {}

  private static final Map<String, Asset> ALL =
      Map.ofEntries(
          Map.entry("/", new Asset("page/index.html", "text/html; charset=utf-8")),
          Map.entry("/style.css", new Asset("page/style.css", STYLE)),
          script("app"),
          script("dom"),
          script("study"),
          script("plots"),
          script("matrix"),
          script("space"),
          script("form"),
          script("catalogue"),
          Map.entry("/uplot.js", new Asset(UPLOT + "uPlot.iife.min.js", SCRIPT)),
          Map.entry("/uplot.css", new Asset(UPLOT + "uPlot.min.css", STYLE)));

  private Assets() {}

  private static Map.Entry<String, Asset> script(String name) {
    return Map.entry("/" + name + ".js", new Asset("page/" + name + ".js", SCRIPT));
  }

  /** A file of the page. */
  public static Optional<Answer> find(String path) {
    return Optional.ofNullable(ALL.get(path)).map(Assets::read);
  }

  private static Answer read(Asset asset) {
    String resource =
        asset.resource().startsWith("/") ? asset.resource() : "/org/anlage/web/" + asset.resource();
    try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the bundle");
      }
      return Answer.of(200, asset.type(), stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
