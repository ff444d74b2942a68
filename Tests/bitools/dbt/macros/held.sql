{#- Holds a model to its enforced contract and makes nothing: a BI login writes nothing. -#}
{% materialization held, adapter='postgres' %}
    {{ get_assert_columns_equivalent(sql) }}
    {% call statement('main') %} select * from ({{ sql }}) as held limit 0 {% endcall %}
    {{ return({'relations': []}) }}
{% endmaterialization %}
