package org.anlage.web.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Questions by method and address; {@code {name}} in an address stands for one part of it. */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  private record Route(String method, List<String> parts, Function<Question, Answer> answer) {}

  /** Answers to GET. */
  public void get(String path, Function<Question, Answer> answer) {
    routes.add(new Route("GET", parts(path), answer));
  }

  /** Answers to POST. */
  public void post(String path, Function<Question, Answer> answer) {
    routes.add(new Route("POST", parts(path), answer));
  }

  /**
   * Answers a request.
   *
   * @param method GET or POST
   * @param path decoded path
   * @param query decoded query, by name
   * @return empty if nothing is at this address
   */
  public Optional<Answer> answer(
      String method, String path, Map<String, String> query, String body) {
    for (Route route : routes) {
      Optional<Map<String, String>> values =
          route.method().equals(method) ? match(route.parts(), parts(path)) : Optional.empty();
      if (values.isPresent()) {
        Map<String, String> all = new HashMap<>(query);
        all.putAll(values.get());
        return Optional.of(route.answer().apply(new Question(all, body)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(List<String> wanted, List<String> given) {
    if (wanted.size() != given.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String part = wanted.get(i);
      if (part.startsWith("{")) {
        values.put(part.substring(1, part.length() - 1), given.get(i));
      } else if (!part.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
