package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.ByteRange;
import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.HeaderFields;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reading an object: its resource, its bytes, or a range of them. */
record Downloads(BucketStore buckets) {
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
        Route.of("GET", "/storage/v1/b/{bucket}/o/{object}", this::get),
        Route.of(
            "GET",
            "/download/storage/v1/b/{bucket}/o/{object}",
            request -> media(request, buckets.get(request.variable("bucket")))));
  }

  private HttpResponse get(HttpRequest request) throws IOException {
    Bucket bucket = buckets.get(request.variable("bucket"));
    if (request.parameter("alt").filter("media"::equals).isPresent()) {
      return media(request, bucket);
    }
    ObjectEntry entry = bucket.get(request.variable("object"));
    mustBeMeant(request, bucket, entry);
    return JsonBody.answer(new ObjectResource(bucket.name(), entry, request.origin()).json());
  }

  /** There is one version of an object, so an older generation is not there any more. */
  private static void mustBeMeant(HttpRequest request, Bucket bucket, ObjectEntry entry) {
    long generation = request.number("generation").orElse(entry.generation());
    if (generation != entry.generation()) {
      throw StorageErrors.noSuchObject(bucket.name(), entry.name());
    }
    Preconditions.of(request).mustHoldForReading(entry);
  }

  private static HttpResponse media(HttpRequest request, Bucket bucket) throws IOException {
    Bucket.Opened opened = bucket.open(request.variable("object"));
    try {
      mustBeMeant(request, bucket, opened.entry());
      return answer(request, opened, headers(request, bucket, opened.entry()));
    } catch (Rejection refusal) {
      opened.file().close();
      long size = opened.entry().stamp().size();
      HttpResponse refused = new StorageErrors().of(refusal);
      return refusal.kind() == Rejection.Kind.RANGE
          ? refused.with("Content-Range", "bytes */" + size)
          : refused;
    }
  }

  private static HttpResponse answer(
      HttpRequest request, Bucket.Opened opened, Map<String, String> headers) {
    if (mustInflate(request, opened.entry())) {
      return new HttpResponse(200, HeaderFields.of(headers), Content.inflated(opened.file()));
    }
    opened
        .entry()
        .attributes()
        .text("contentEncoding")
        .ifPresent(encoding -> headers.put("Content-Encoding", encoding));
    long size = opened.entry().stamp().size();
    Optional<ByteRange> range =
        request.header("Range").flatMap(header -> ByteRange.requested(header, size));
    range.ifPresent(
        part ->
            headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size));
    return new HttpResponse(
        range.isPresent() ? 206 : 200,
        HeaderFields.of(headers),
        Content.slice(opened.file(), range.orElse(ByteRange.all(size))));
  }

  /**
   * Documentation page "Transcoding of gzip-compressed files": for callers that do not say that
   * they can unpack.
   */
  private static boolean mustInflate(HttpRequest request, ObjectEntry entry) {
    boolean packed = entry.attributes().text("contentEncoding").filter("gzip"::equals).isPresent();
    boolean fixed =
        entry
            .attributes()
            .text("cacheControl")
            .filter(control -> control.contains("no-transform"))
            .isPresent();
    boolean unpacks =
        request
            .header("Accept-Encoding")
            .filter(accepted -> accepted.toLowerCase(Locale.ROOT).contains("gzip"))
            .isPresent();
    return packed && !fixed && !unpacks;
  }

  private static Map<String, String> headers(
      HttpRequest request, Bucket bucket, ObjectEntry entry) {
    Map<String, String> headers =
        new LinkedHashMap<>(new ObjectResource(bucket.name(), entry, request.origin()).headers());
    HEADERS.forEach(
        (attribute, header) ->
            entry.attributes().text(attribute).ifPresent(value -> headers.put(header, value)));
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.updated().atOffset(ZoneOffset.UTC)));
    return headers;
  }
}
