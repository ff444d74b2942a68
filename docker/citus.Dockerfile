# syntax=docker/dockerfile:1
# PostgreSQL 17 with Citus 13. The published Citus images lag behind PostgreSQL's releases, and Baton refuses servers
# below 17.6 because of known holes in row security; so Citus is put on PostgreSQL's own current image.
FROM postgres:17-bookworm
ARG CITUS=13.2
ADD --chmod=644 https://packagecloud.io/citusdata/community/gpgkey /usr/share/keyrings/citus.asc
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates \
    && echo "deb [signed-by=/usr/share/keyrings/citus.asc] https://packagecloud.io/citusdata/community/debian/ bookworm main" \
        > /etc/apt/sources.list.d/citus.list \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "postgresql-$PG_MAJOR-citus-$CITUS" \
    && rm -rf /var/lib/apt/lists/*
COPY citus.pg_hba.conf /etc/postgresql/pg_hba.conf
