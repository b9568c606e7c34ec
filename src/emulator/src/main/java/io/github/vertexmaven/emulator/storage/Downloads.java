package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reading an object: its resource, its bytes, or a range of them. */
record Downloads(Buckets buckets) {
  private static final Map<String, String> HEADERS =
      Map.of(
          Attributes.CONTENT_TYPE,
          "Content-Type",
          "contentLanguage",
          "Content-Language",
          "contentDisposition",
          "Content-Disposition",
          "cacheControl",
          "Cache-Control");

  List<Route> routes() {
    return List.of(
        Route.of("GET", "storage/v1/b/*/o/*", this::get),
        Route.of(
            "GET",
            "download/storage/v1/b/*/o/*",
            (call, names) -> media(call, buckets.get(names.get(0)), names.get(1))));
  }

  private Answer get(Call call, List<String> names) throws IOException {
    Bucket bucket = buckets.get(names.get(0));
    if (call.parameter("alt").filter("media"::equals).isPresent()) {
      return media(call, bucket, names.get(1));
    }
    Entry entry = bucket.get(names.get(1));
    mustBeMeant(call, bucket, entry);
    return Answer.json(new Resource(bucket.name(), entry, call.origin()).json());
  }

  /** There is one version of an object, so an older generation is not there any more. */
  private static void mustBeMeant(Call call, Bucket bucket, Entry entry) {
    long generation = call.number("generation").orElse(entry.generation());
    if (generation != entry.generation()) {
      throw Refusal.noSuchObject(bucket.name(), entry.name());
    }
    Preconditions.of(call).mustHoldForReading(entry);
  }

  private static Answer media(Call call, Bucket bucket, String name) throws IOException {
    Bucket.Opened opened = bucket.open(name);
    try {
      mustBeMeant(call, bucket, opened.entry());
      return answer(call, opened, headers(call, bucket, opened.entry()));
    } catch (Refusal refusal) {
      opened.file().close();
      long size = opened.entry().stamp().size();
      return refusal.status() == 416
          ? refusal.answer().with("Content-Range", "bytes */" + size)
          : refusal.answer();
    }
  }

  private static Answer answer(Call call, Bucket.Opened opened, Map<String, String> headers) {
    if (mustInflate(call, opened.entry())) {
      return new Answer(200, headers, Content.inflated(opened.file()));
    }
    opened
        .entry()
        .attributes()
        .text("contentEncoding")
        .ifPresent(encoding -> headers.put("Content-Encoding", encoding));
    long size = opened.entry().stamp().size();
    Optional<ByteRange> range =
        call.header("Range").flatMap(header -> ByteRange.requested(header, size));
    range.ifPresent(
        part ->
            headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size));
    return new Answer(
        range.isPresent() ? 206 : 200,
        headers,
        Content.slice(opened.file(), range.orElse(ByteRange.all(size))));
  }

  /**
   * Documentation page "Transcoding of gzip-compressed files": for callers that do not say that
   * they can unpack.
   */
  private static boolean mustInflate(Call call, Entry entry) {
    boolean packed = entry.attributes().text("contentEncoding").filter("gzip"::equals).isPresent();
    boolean fixed =
        entry
            .attributes()
            .text("cacheControl")
            .filter(control -> control.contains("no-transform"))
            .isPresent();
    boolean unpacks =
        call.header("Accept-Encoding")
            .filter(accepted -> accepted.toLowerCase(Locale.ROOT).contains("gzip"))
            .isPresent();
    return packed && !fixed && !unpacks;
  }

  private static Map<String, String> headers(Call call, Bucket bucket, Entry entry) {
    Map<String, String> headers =
        new LinkedHashMap<>(new Resource(bucket.name(), entry, call.origin()).headers());
    HEADERS.forEach(
        (attribute, header) ->
            entry.attributes().text(attribute).ifPresent(value -> headers.put(header, value)));
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.updated().atOffset(ZoneOffset.UTC)));
    return headers;
  }
}
