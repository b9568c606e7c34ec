assert new File(basedir, 'generated/spaceflights/.gitignore').file
assert new File(basedir, 'generated/spaceflights/conf/local/vertexai.yml').file
