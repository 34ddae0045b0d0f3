package org.anlage.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Access access = new Access("0123456789abcdef", "127.0.0.1", 8000);

  private static Headers headers(String... pairs) {
    Headers headers = new Headers();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.add(pairs[i], pairs[i + 1]);
    }
    return headers;
  }

  private int status(String method, String... pairs) {
    return access.refusal(method, headers(pairs)).map(Answer::status).orElse(200);
  }

  @Test
  void onlyTheNamesOfThisServerAreAnswered() {
    assertEquals(200, status("GET", "Host", "127.0.0.1:8000"));
    assertEquals(200, status("GET", "Host", "LOCALHOST:8000"));
    assertEquals(200, status("GET", "Host", "[::1]:8000"));
    assertEquals(403, status("GET", "Host", "127.0.0.1:8001"));
    assertEquals(403, status("GET", "Host", "rebound.example:8000"), "DNS rebinding");
    assertEquals(403, status("GET", "Host", "127.0.0.1:8000.evil.example"));
    assertEquals(403, status("GET"));
    assertEquals(403, status("GET", "Host", "127.0.0.1:8000", "Host", "evil.example"));
  }

  @Test
  void otherPagesMayLinkHereAndLoadNothing() {
    String[] link = {
      "Host", "localhost:8000", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"
    };
    assertEquals(200, status("GET", link));
    assertEquals(
        403,
        status(
            "GET",
            "Host",
            "localhost:8000",
            "Sec-Fetch-Site",
            "cross-site",
            "Sec-Fetch-Mode",
            "no-cors"));
    assertEquals(
        403,
        status(
            "GET",
            "Host",
            "localhost:8000",
            "Sec-Fetch-Site",
            "same-site",
            "Sec-Fetch-Mode",
            "cors"),
        "another port of this machine");
    assertEquals(403, status("GET", "Host", "localhost:8000", "Origin", "http://localhost:9000"));
    assertEquals(403, status("GET", "Host", "localhost:8000", "Origin", "null"), "a sandbox");
  }

  @Test
  void onlyAPageOfThisServerChangesSomething() {
    String host = "localhost:8000";
    String own = "http://" + host;
    String json = "application/json";
    assertEquals(200, status("POST", "Host", host, "Origin", own, "Content-Type", json));
    assertEquals(403, status("POST", "Host", host, "Content-Type", json), "no origin");
    assertEquals(
        403, status("POST", "Host", host, "Origin", "http://evil.example", "Content-Type", json));
    assertEquals(
        403, status("POST", "Host", host, "Origin", own, "Content-Type", "text/plain"), "a form");
    assertEquals(405, status("PUT", "Host", host, "Origin", own));
    assertEquals(405, status("OPTIONS", "Host", host));
  }

  @Test
  void theTokenIsInTheAddressOnceAndInTheCookieThen() {
    assertTrue(access.isAdmitted(URI.create("/?token=0123456789abcdef")));
    assertFalse(access.isAdmitted(URI.create("/?token=0123456789abcde")));
    assertFalse(access.isAdmitted(URI.create("/?token=")));
    assertFalse(access.isAdmitted(URI.create("/")));
    Answer admission = access.admission();
    String cookie = admission.headers().get("Set-Cookie");
    assertEquals("anlage-8000=0123456789abcdef; Path=/; HttpOnly; SameSite=Strict", cookie);
    assertTrue(access.isAdmitted(headers("Cookie", "other=1; anlage-8000=0123456789abcdef")));
    assertFalse(access.isAdmitted(headers("Cookie", "anlage-8001=0123456789abcdef")));
    assertFalse(access.isAdmitted(headers("Cookie", "anlage-8000=x")));
    assertFalse(access.isAdmitted(headers()));
  }

  @Test
  void tokensHave128BitsAndDiffer() {
    assertTrue(Access.newToken().matches("[0-9a-f]{32}"));
    assertNotEquals(Access.newToken(), Access.newToken());
  }
}
